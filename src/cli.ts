console.log('buyermatch');
