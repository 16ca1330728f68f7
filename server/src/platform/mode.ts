/** The demonstration serves free-form documents and introspection; production runs listed operations only. */
export type Mode = 'DEMONSTRATION' | 'PRODUCTION'
