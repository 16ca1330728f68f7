/** What a reviewer's session tells the walls; written again here, because a peer has only the database in common with us. */
export const settingsOf = (session: { programme_id?: string; account_id?: string }): Record<string, string> => ({
  'app.programme': session.programme_id ?? '',
  'app.account': session.account_id ?? '',
  'app.staff': session.programme_id ? 'yes' : '',
  'app.reach_all': session.programme_id ? 'yes' : '',
  'app.reach': '',
  'app.answers': session.programme_id ? 'yes' : '',
})
