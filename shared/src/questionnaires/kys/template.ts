import type { Template } from '../template.ts'
import { legalIdentity } from './a-legal-identity.ts'
import { businessAndSites } from './b-business-and-sites.ts'
import { ownership } from './c-ownership.ts'
import { management } from './d-management.ts'
import { legalityAndLicences } from './e-legality-and-licences.ts'
import { materialsAndOrigin } from './f-materials-and-origin.ts'
import { chainActors } from './g-chain-actors.ts'
import { payments } from './h-payments.ts'
import { dueDiligenceSystem } from './i-due-diligence-system.ts'
import { security } from './j-security.ts'
import { labour } from './k-labour.ts'
import { healthAndSafety } from './l-health-and-safety.ts'
import { environment } from './m-environment.ts'
import { sanctions } from './n-sanctions.ts'
import { certificates } from './o-certificates.ts'
import { grievance } from './p-grievance.ts'
import { text } from './parts.ts'
import { declaration } from './q-declaration.ts'

/** Know your supplier: domain reference section 5, as ruled in 0.4. */
export const kysTemplate: Template = {
  code: 'KYS',
  version: 1,
  title: text('了解你的供应商（KYS）', 'Know your supplier (KYS)', 'Connaissance du fournisseur (KYS)'),
  rolesFrom: 'KYS-B1',
  // Practice and proposals, none of them law: a programme sets its own, and texts and checks follow.
  settings: {
    shareholderPercent: 5,
    uboPercent: 25,
    explainedPercent: 95,
    extractMonths: 12,
    assessmentMonths: 12,
    recordYears: 5,
    armedGroupKm: 50,
    changeDays: 30,
  },
  sections: [
    legalIdentity,
    businessAndSites,
    ownership,
    management,
    legalityAndLicences,
    materialsAndOrigin,
    chainActors,
    payments,
    dueDiligenceSystem,
    security,
    labour,
    healthAndSafety,
    environment,
    sanctions,
    certificates,
    grievance,
    declaration,
  ],
}
