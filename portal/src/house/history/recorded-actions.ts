import type { Action } from 'shared/policy/policy.ts'

/** What the history can be filtered by: every action that is recorded. */
export const recordedActions: readonly Action[] = [
  'programme.edit', 'programme.set', 'programme.setCalendar',
  'department.create', 'department.rename', 'department.remove',
  'member.invite', 'member.changeRoles', 'member.deactivate', 'member.reactivate',
  'invitation.accept', 'invitation.resend', 'invitation.withdraw',
  'supplier.create', 'supplier.edit', 'supplier.invite', 'supplier.begin', 'supplier.handIn', 'supplier.sendBack', 'supplier.approve', 'supplier.startTrading',
  'contact.add', 'contact.edit',
  'response.submit', 'response.takeUp', 'response.return', 'response.accept',
  'answer.judge', 'evidence.upload',
]
