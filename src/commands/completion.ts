import { Argument, Command } from 'commander';

/** A command as completion sees it. */
interface Completed {
  name: string;
  description: string;
  flags: { name: string; description: string; takesFile: boolean; choices: readonly string[] }[];
}

/** `buyermatch completion bash|zsh|fish`: prints a script that completes commands and flags. */
export function completionCommand(): Command {
  return new Command('completion')
    .description('print a script that completes commands and flags in a shell')
    .addArgument(new Argument('<shell>', 'the shell').choices(['bash', 'zsh', 'fish']))
    .addHelpText('after', '\nExample: buyermatch completion bash >> ~/.bashrc')
    .action((shell: keyof typeof SCRIPTS, _: unknown, command: Command) => {
      process.stdout.write(SCRIPTS[shell](completed(command.parent!)));
    });
}

function completed(root: Command): Completed[] {
  return root.commands.map((command) => ({
    name: command.name(),
    description: command.description(),
    flags: command.options
      .filter(({ long }) => long !== undefined)
      .map(({ long, description, flags, argChoices }) => ({
        name: long!,
        description,
        takesFile: flags.includes('<file>'),
        choices: argChoices ?? [],
      })),
  }));
}

const SCRIPTS = { bash, zsh, fish };

function bash(commands: readonly Completed[]): string {
  const cases = commands.map(
    ({ name, flags }) =>
      `    ${name}) COMPREPLY=($(compgen -W "${flags.map((flag) => flag.name).join(' ')}" -- "$word")) ;;`,
  );
  const values = distinctChoices(commands).map(
    ([flag, choices]) => `    ${flag}) COMPREPLY=($(compgen -W "${choices.join(' ')}" -- "$word")); return ;;`,
  );
  return `_buyermatch() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]}
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${commands.map(({ name }) => name).join(' ')}" -- "$word"))
    return
  fi
  case $before in
${values.join('\n')}
  esac
  if [[ $word != -* ]]; then
    COMPREPLY=($(compgen -f -- "$word"))
    return
  fi
  case \${COMP_WORDS[1]} in
${cases.join('\n')}
  esac
}
complete -o filenames -F _buyermatch buyermatch
`;
}

function zsh(commands: readonly Completed[]): string {
  const quote = (text: string) => text.replace(/'/g, "'\\''").replace(/[[\]:]/g, '\\$&');
  const cases = commands.map(({ name, flags }) => {
    const lines = flags.map((flag) => {
      const value =
        flag.choices.length > 0 ? `:value:(${flag.choices.join(' ')})` : flag.takesFile ? ':file:_files' : '';
      return `      '${flag.name}[${quote(flag.description)}]${value}'`;
    });
    return `    ${name}) _arguments \\\n${lines.join(' \\\n')} ;;`;
  });
  return `#compdef buyermatch
_buyermatch() {
  local -a commands
  commands=(${commands.map(({ name, description }) => `'${name}:${quote(description)}'`).join(' ')})
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  case $words[2] in
${cases.join('\n')}
  esac
}
compdef _buyermatch buyermatch
`;
}

function fish(commands: readonly Completed[]): string {
  const quote = (text: string) => `'${text.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`;
  const lines = commands.flatMap(({ name, description, flags }) => [
    `complete -c buyermatch -f -n __fish_use_subcommand -a ${name} -d ${quote(description)}`,
    ...flags.map((flag) => {
      const value =
        flag.choices.length > 0 ? ` -x -a ${quote(flag.choices.join(' '))}` : flag.takesFile ? ' -r -F' : '';
      const condition = quote(`__fish_seen_subcommand_from ${name}`);
      return `complete -c buyermatch -n ${condition} -l ${flag.name.slice(2)}${value} -d ${quote(flag.description)}`;
    }),
  ]);
  return `${lines.join('\n')}\n`;
}

function distinctChoices(commands: readonly Completed[]): [flag: string, choices: readonly string[]][] {
  const found = new Map<string, readonly string[]>();
  for (const { flags } of commands)
    for (const { name, choices } of flags) if (choices.length > 0) found.set(name, choices);
  return [...found];
}
