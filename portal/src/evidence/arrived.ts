interface Arrived {
  readonly received?: { readonly id: string } | undefined
  readonly revisionOf?: string | undefined
}

/** The files of an answer once these have arrived: a newer version stands where the old one stood, others at the end. The same list where nothing changes. */
export function withArrived(ids: readonly string[], arrived: readonly Arrived[]): readonly string[] {
  let next = ids
  for (const { received, revisionOf } of arrived) {
    if (!received || next.includes(received.id)) continue
    const at = revisionOf === undefined ? -1 : next.indexOf(revisionOf)
    next = at < 0 ? next.concat(received.id) : next.with(at, received.id)
  }
  return next
}
