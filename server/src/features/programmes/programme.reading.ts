import { column, columns, many, nameOf, one, type Shape, told } from '../../core/shape.ts'

export const settingsShape: Shape = {
  table: 'programme_settings',
  read: 'programme.read',
  fields: {
    ...columns('version', 'answerDays', 'correctionDays', 'takesEffectAt'),
    weekend: column(s => `to_json(${s}.weekend)`),
    setBy: nameOf('set_by_id'),
  },
}

export const calendarDayShape: Shape = {
  table: 'calendar_days',
  read: 'programme.read',
  fields: { ...columns('name', 'works'), day: column(d => `${d}.day::text`) },
}

export const programmeShape: Shape = {
  table: 'programmes',
  read: 'programme.read',
  fields: {
    ...columns('id', 'programmeId', 'name', 'site', 'area', 'products', 'tier', 'asiActivity', 'timeZone', 'locale', 'version'),
    settings: one(
      () => settingsShape,
      (s, p) => `${s}.programme_id = ${p}.id`,
      s => `${s}.version DESC`,
    ),
    nonWorkingDays: many(
      () => calendarDayShape,
      (d, p) => `${d}.programme_id = ${p}.id`,
      d => `${d}.day`,
    ),
    allowedActions: told('id', 'programmeId'),
  },
}
