import type { OpenMatters } from './core/context.ts'
import { openConditions } from './features/conditions/open-matters.ts'
import { openFlags } from './features/red-flags/flag.commands.ts'
import { openHits } from './features/screening/hold.ts'

/** Everything that keeps a supplier from being approved without conditions; each feature that knows of such matters adds its line. */
export const openMatters: readonly OpenMatters[] = [openConditions, openHits, openFlags]
