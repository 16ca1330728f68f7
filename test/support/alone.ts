/** Files of tests that put something else in a module's place (`vi.mock`): each has to load every module itself. */
export const alone: readonly string[] = ['test/access/**/*.test.ts', 'test/api/sealed-cases.test.ts', 'test/trust/hashing.test.ts']
