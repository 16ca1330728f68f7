import type questionnaire from '../locales/en/questionnaire.json'

/** What keeps an answer from being handed in; its sentence stands below `questionnaire:fault`, with the facts of the fault as `{{…}}`. */
export type FaultKey = keyof (typeof questionnaire)['fault']
