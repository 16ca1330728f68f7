// @ts-check
// `prestart` and `pretest`: brings the packages, with the exact pnpm that wrote the lockfile. Nothing has to be installed beforehand but Node and npm.
// The first lines run on whatever Node is there: no syntax younger than Node 12.20 in this file and in words.mjs.
import { consoleWords } from './words.mjs'

const words = consoleWords(process.env)

if (Number(process.versions.node.split('.')[0]) < 20) {
  console.error(words('nodeTooOld', { version: process.versions.node }))
  process.exitCode = 1
} else {
  import('./packages.mjs')
    .then(packages => packages.install(words))
    .then(code => {
      process.exitCode = code
    })
}
