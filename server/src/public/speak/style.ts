import { dark, faces, light, type Palette } from 'shared/identity/tokens.ts'

const variables = ({ ink, inkSoft, paper, raised, line, edge, accent, accentStrong, accentSoft, onAccent, tones }: Palette): string =>
  Object.entries({
    ink,
    soft: inkSoft,
    paper,
    raised,
    line,
    edge,
    accent,
    strong: accentStrong,
    pale: accentSoft,
    on: onAccent,
    'bad-ink': tones.trouble.ink,
    bad: tones.trouble.soft,
    'good-ink': tones.done.ink,
    good: tones.done.soft,
    'wait-ink': tones.waiting.ink,
    wait: tones.waiting.soft,
  })
    .map(([name, value]) => `--${name}:${value}`)
    .join(';')

const plain = (face: string): string => face.replaceAll('"', "'")

/**
 * All that these pages look like, in the page itself: on a thin line a second file costs another way there and back.
 * It stands in a style element as text, so it does without the signs that HTML would write otherwise.
 */
export const style = `
:root{color-scheme:light dark;${variables(light)}}
[lang]{--face:${plain(faces.latin)};font-family:var(--face)}
[lang|=zh]{--face:${plain(faces.chinese)}}
@media (prefers-color-scheme:dark){:root{${variables(dark)}}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 var(--face);overflow-wrap:anywhere}
header,main,footer{max-width:42rem;margin:0 auto;padding:0 16px}
header{display:flex;flex-wrap:wrap;gap:4px 16px;align-items:center;padding-top:8px;padding-bottom:8px;border-bottom:1px solid var(--line)}
header p{margin:0;color:var(--soft);flex:1 1 10rem}
nav{display:flex;flex-wrap:wrap;gap:0 12px}
nav *{min-height:44px;min-width:44px;display:inline-flex;align-items:center}
h1{font-size:1.6rem;line-height:1.25;margin:24px 0 12px}
h2,legend{font-size:1.15rem;line-height:1.3;font-weight:600;margin:28px 0 8px;padding:0}
p,ul,ol,dl{margin:0 0 12px}
ul,ol{padding-left:1.3rem}
li{margin-bottom:6px}
a,.link{color:var(--accent)}
a:focus-visible,button:focus-visible,input:focus-visible,select:focus-visible,textarea:focus-visible,summary:focus-visible,main:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.skip{position:absolute;left:-999rem}.skip:focus{left:8px;top:8px;background:var(--raised);padding:8px}
html{scroll-padding:16px 0 72px}
.leave{display:flex;align-items:center;justify-content:center;min-height:48px;padding:4px 14px;background:var(--bad-ink);color:var(--paper);font-weight:600;text-decoration:none;position:fixed;left:0;right:0;bottom:0;z-index:1}
@media (min-width:64rem){.leave{left:auto;right:24px;bottom:auto;top:16px;border-radius:6px;width:14rem;text-align:center}}
.ways{display:flex;flex-wrap:wrap;gap:12px;margin:16px 0}
.button,button{font:inherit;font-weight:600;min-height:44px;padding:8px 18px;border-radius:6px;border:1px solid var(--accent);background:var(--raised);color:var(--accent);text-decoration:none;cursor:pointer;display:inline-flex;align-items:center;max-width:100%}
.main{background:var(--accent);color:var(--on)}
.main:hover{background:var(--strong)}
.grave{border-color:var(--bad-ink);color:var(--bad-ink)}
button.link{border:0;background:none;padding:0;min-height:44px;min-width:44px;text-decoration:underline;font-weight:400}
.note{padding:12px 16px;border-radius:6px;background:var(--pale);margin:16px 0}
.note.bad{background:var(--bad);color:var(--bad-ink)}
.note.wait{background:var(--wait);color:var(--wait-ink)}
.note.good{background:var(--good);color:var(--good-ink)}
.note h2{margin-top:0}.note a{color:inherit}.note :last-child{margin-bottom:0}
fieldset{border:0;margin:0 0 8px;padding:0;min-width:0}
fieldset fieldset{margin:16px 0}
fieldset fieldset legend{font-size:1rem;margin:0 0 4px}
.field{margin:16px 0}
label,.label{font-weight:600;display:block;margin-bottom:4px}
.help{color:var(--soft);margin:2px 0 6px}
.fault{color:var(--bad-ink);font-weight:600;margin:2px 0 6px}
.field.bad{border-left:4px solid var(--bad-ink);padding-left:12px}
input,select,textarea{font:inherit;color:inherit;background:var(--raised);border:1px solid var(--edge);border-radius:6px;padding:9px 10px;width:100%;min-height:44px;max-width:100%}
textarea{min-height:6.5rem}
textarea.long{min-height:12rem}
.tick{display:flex;gap:12px;align-items:flex-start;margin:4px 0;font-weight:400;min-height:44px;padding:10px 0}
.tick input{width:22px;height:22px;min-height:0;flex:none;margin:1px 0}
.tick small{display:block}
small,.small{font-size:.875rem;color:var(--soft)}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);margin:0;padding:0;border:0;min-height:0}
h3{font-size:1rem;margin:20px 0 6px}.lines{white-space:pre-line}
dt{font-weight:600;margin-top:12px}dd{margin:0;white-space:pre-wrap}
.code{font:600 1.5rem/1.7 ${plain(faces.fixed)};background:var(--raised);border:2px solid var(--accent);border-radius:6px;padding:12px 16px;overflow-wrap:normal;word-break:keep-all}
form[id^=act-]{margin-top:28px}
.says{border:1px solid var(--line);border-radius:6px;background:var(--raised);padding:10px 14px;margin:0 0 12px}
.says.own{background:var(--pale)}
.says p{white-space:pre-wrap;margin:4px 0}
.files,.talk{list-style:none;padding:0}.files li{padding:8px 0;border-bottom:1px solid var(--line)}
@supports selector(:has(*)){form:not(:has(#danger:checked)) .first{display:none}}
.note li a{display:block;padding:10px 0}
summary{min-height:44px;padding:10px 0;font-weight:600;cursor:pointer}form summary{font-size:1.15rem}
progress{width:100%}
.map svg{width:100%;height:auto;display:block;background:var(--pale);border:1px solid var(--edge);border-radius:6px;cursor:crosshair}
.map path{fill:var(--line);stroke:var(--edge);stroke-width:.3}.map circle{fill:var(--bad-ink);stroke:var(--paper)}
.map input{padding:0}
footer{padding-top:16px;padding-bottom:88px;margin-top:32px;border-top:1px solid var(--line);color:var(--soft)}
[hidden]{display:none}
.poster{border:1px solid var(--line);border-radius:6px;padding:8px 20px 20px;background:var(--raised)}
.poster p{margin:0 0 6px}
.where{display:flex;flex-wrap:wrap;gap:12px 20px;align-items:center;margin-top:20px}
.where p{font-size:1.3rem;font-weight:600;flex:1 1 14rem}
.qr{width:10rem;height:10rem;flex:none}
@media print{header,.ways,footer,form,.leave,main:has(.poster)>h1{display:none}.poster{border:0;padding:0;font-size:.9rem;line-height:1.45}.poster h2{margin:14px 0 4px}}
`.replace(/\n/g, '')
