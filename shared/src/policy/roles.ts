/** Who a person may be in a programme (domain reference 0.4, *Accounts and roles*). A person may hold several. */
export const staffRoles = [
  'ADMINISTRATOR',
  'PURCHASING',
  'REVIEWER',
  'ASSESSOR',
  'COMMITTEE_MEMBER',
  'COMMITTEE_CHAIR',
  'GRIEVANCE_HANDLER',
  'AUDITOR',
] as const
export const supplierRoles = ['SUPPLIER_USER', 'SUPPLIER_SIGNATORY'] as const

export type StaffRole = (typeof staffRoles)[number]
export type SupplierRole = (typeof supplierRoles)[number]
/** Roles that a membership can hold. */
export type MemberRole = StaffRole | SupplierRole
/** ACCOUNT: signed in, no programme chosen yet. PUBLIC: anyone. RULE: a consequence, which no person can ask for. */
export type Role = MemberRole | 'ACCOUNT' | 'PUBLIC' | 'RULE'

export const memberRoles: readonly MemberRole[] = [...staffRoles, ...supplierRoles]
export const allRoles: readonly Role[] = [...memberRoles, 'ACCOUNT', 'PUBLIC', 'RULE']

export const isStaff = (role: Role): boolean => (staffRoles as readonly string[]).includes(role)
