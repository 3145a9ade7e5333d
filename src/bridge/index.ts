export { SoundBridge } from './soundBridge.ts';
