import type { Command, CommanderError, Help, Option } from 'commander';

const titles: Record<string, string> = {
  'Usage:': 'Usage\u00a0:',
  'Arguments:': 'Arguments\u00a0:',
  'Options:': 'Options\u00a0:',
  'Commands:': 'Commandes\u00a0:',
};

/** Makes a command's help French, and lets its mistakes be thrown, to be told by `describeMistake`. */
export function speakFrench(command: Command): Command {
  return command
    .helpOption('-h, --help', 'affiche cette aide')
    .helpCommand(false)
    .configureHelp({
      styleTitle: (title) => titles[title] ?? title,
      commandUsage: (shown) => `${pathOf(shown)} ${shown.usage().replace('[command]', '<commande>')}`,
      optionDescription,
    })
    .configureOutput({ outputError: () => undefined })
    .exitOverride();
}

function pathOf(command: Command): string {
  return command.parent === null ? command.name() : `${pathOf(command.parent)} ${command.name()}`;
}

function optionDescription(this: Help, option: Option): string {
  const choices = option.argChoices === undefined ? [] : [`parmi\u00a0: ${option.argChoices.join(', ')}`];
  const usual = typeof option.defaultValue === 'string' ? [`par défaut\u00a0: ${option.defaultValue}`] : [];
  const extra = [...choices, ...usual].join('\u00a0; ');
  return extra === '' ? option.description : `${option.description} (${extra})`;
}

/** What is wrong with a command line, in a French sentence; what was typed stands between quotes in the original. */
export function describeMistake({ code, message }: CommanderError): string {
  const typed = /'([^']+)'/.exec(message)?.[1] ?? '';
  const allowed = /Allowed choices are (.+)\.$/.exec(message)?.[1];
  switch (code) {
    case 'commander.missingArgument':
      return `Il manque l’argument <${typed}>.`;
    case 'commander.excessArguments':
      return 'Il y a trop d’arguments.';
    case 'commander.unknownCommand':
      return `La commande «\u00a0${typed}\u00a0» n’existe pas.`;
    case 'commander.unknownOption':
      return `L’option ${typed} n’existe pas.`;
    case 'commander.missingMandatoryOptionValue':
      return `Il manque l’option ${typed}.`;
    case 'commander.optionMissingArgument':
      return `L’option ${typed} attend une valeur.`;
    case 'commander.invalidArgument':
      return allowed === undefined
        ? `L’option ${typed} a une valeur qui ne convient pas.`
        : `L’option ${typed} doit valoir\u00a0: ${allowed}.`;
    default:
      return message;
  }
}
