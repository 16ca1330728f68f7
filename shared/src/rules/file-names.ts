/** What a file's name may not be: the key of a sentence below `errors`. */
export type FileNameFault = 'fileName' | 'fileNameLong' | 'fileNameSigns' | 'fileNameProgram'

const longest = 200

/** Endings by which some system runs a file or opens it as a page. */
const endingsOfPrograms = new Set(
  (
    'exe com bat cmd msi msp scr pif cpl dll sys lnk url scf inf reg hta html htm xhtml shtml mht mhtml svg svgz xml xsl js mjs cjs jse vbs vbe wsf wsh ' +
    'ps1 psm1 sh bash zsh csh py pyc rb pl php jar war class apk app dmg pkg deb rpm run bin iso img vhd vhdx chm hlp ' +
    'xlam ppam xll application gadget msc jnlp desktop command workflow action swf one'
  ).split(' '),
)

/** Signs that no name needs and that make one look like another: controls, and those that turn or hide writing. */
const deceiving = /[\p{Cc}\p{Zl}\p{Zp}\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB]/u

/** The name without the folders some programs send along. */
export const baseName = (given: string): string =>
  given
    .normalize('NFC')
    .replace(/^.*[\\/]/s, '')
    .trim()

/** The last ending, as a system would see it: Windows ignores dots and spaces behind it. */
export const endingOf = (name: string): string =>
  /\.([^.]*)$/
    .exec(name.replace(/[. ]+$/, ''))?.[1]
    ?.trim()
    .toLowerCase() ?? ''

/** A name is data, and still some names are traps for whoever downloads the file. */
export function fileNameFault(name: string): FileNameFault | null {
  if (name === '' || /^\.+$/.test(name)) return 'fileName'
  if ([...name].length > longest) return 'fileNameLong'
  if (deceiving.test(name)) return 'fileNameSigns'
  if (endingsOfPrograms.has(endingOf(name))) return 'fileNameProgram'
  return null
}
