/** Demonstration serves free-form documents and introspection; production runs listed operations only. */
export type Mode = 'demonstration' | 'production'

/** Every person of the demonstration story signs in with it. It is public, so production refuses it. */
export const demonstrationPassword = 'clear-source-clean-stream'
