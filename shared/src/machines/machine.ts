/** A life cycle as data: from each state, the actions that are possible and where they lead. */
export type Machine<S extends string, A extends string> = Record<S, Partial<Record<A, S>>>

export const next = <S extends string, A extends string>(machine: Machine<S, A>, from: S, action: A): S | undefined => machine[from][action]

export const actionsFrom = <S extends string, A extends string>(machine: Machine<S, A>, from: S): A[] => Object.keys(machine[from]) as A[]
