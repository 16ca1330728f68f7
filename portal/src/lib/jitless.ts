// The content policy forbids making functions from text, and zod tries as soon as it loads: it looks here first.
// Set without zod, which the first page does without.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } })

export {}
