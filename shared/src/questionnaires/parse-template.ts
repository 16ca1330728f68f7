import { checkTemplate, type TemplateFault } from './check-template.ts'
import { isTooDeep } from './depth.ts'
import { type Template, template } from './template.ts'

/** Sections, questions, fields of a group, their rows' fields, and conditions a few levels deep. */
const templateLevels = 24

export type ParsedTemplate = { template: Template; faults: [] } | { template: null; faults: TemplateFault[] }

/** Reads a template that comes from outside: its depth first, then its shape, then its sense. */
export function parseTemplate(given: unknown): ParsedTemplate {
  if (isTooDeep(given, templateLevels)) return { template: null, faults: [{ key: 'tooDeep', at: '' }] }
  const read = template.safeParse(given)
  if (!read.success) {
    const faults = read.error.issues.map(({ path, message }) => ({ key: 'shape', at: path.map(String).join('.'), found: message }) as const)
    return { template: null, faults: faults.slice(0, 100) }
  }
  const faults = checkTemplate(read.data)
  return faults.length > 0 ? { template: null, faults } : { template: read.data, faults: [] }
}
