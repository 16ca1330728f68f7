import { shownFlagStates } from 'shared/machines/red-flag.ts'
import type { Context, Row } from '../../core/context.ts'
import { readTally, type Tally } from '../../core/listing.ts'
import { materialGroupings, materialList } from '../red-flags/material.reading.ts'
import { dossierList, flagGroups, flagList, packageGroups, withPackages } from '../red-flags/red-flag.reading.ts'
import { hitGroups, hitList } from '../screening/hit.reading.ts'
import { supplierGroups, supplierList } from '../suppliers/supplier.reading.ts'

/** A list that is counted in two ways, and the filter that all of its numbers have in common. */
interface Picture extends Tally {
  readonly filter: Row
}

/** Suppliers by the gravest class of their places and by their state. */
export const supplierPicture: Picture = { list: supplierList, by: [supplierGroups.class, supplierGroups.status], filter: {} }
/** Flags that stand, by kind and age. */
export const flagPicture: Picture = { list: flagList, by: [flagGroups.code, flagGroups.age], filter: { status: shownFlagStates } }
/** Open dossiers, by package and how far it has come. */
export const dossierPicture: Picture = {
  list: dossierList,
  by: [packageGroups.kind, packageGroups.status],
  join: withPackages,
  filter: { status: ['OPEN'] },
}
/** Hits by list and state. */
export const hitPicture: Picture = { list: hitList, by: [hitGroups.list, hitGroups.status], filter: {} }
/** Incoming material, by what it is and where its judgement stands. */
export const materialPicture: Picture = { list: materialList, by: [materialGroupings.group, materialGroupings.standing], filter: {} }

export const countPicture = (ctx: Context, picture: Picture): Promise<Row[]> => readTally(ctx, picture, { filter: picture.filter })
