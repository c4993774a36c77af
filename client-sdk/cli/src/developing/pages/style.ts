/** How the pages look: calm, readable at any width, by day and by night. */
export const style = `
:root { color-scheme: light dark; --ink: #1c2430; --quiet: #5b6675; --line: #d9dfe7; --paper: #fff; --ground: #f5f7fa;
  --mark: #1f5fa8; --mark-ink: #fff; --held: #eef5ff; --open: #fff7e6; --bad: #a3262a; --bad-ground: #fdf1f1;
  --good: #1d6b45 }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e9f0; --quiet: #9aa6b5; --line: #374353; --paper: #1b222c;
  --ground: #12171e; --mark: #7db4f5; --mark-ink: #0c1622; --held: #1e2e44; --open: #3a2f18; --bad: #f29a9c;
  --bad-ground: #3a2022; --good: #7fd1a6 } }
* { box-sizing: border-box }
body { margin: 0; background: var(--ground); color: var(--ink);
  font: 16px/1.6 system-ui, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif }
a { color: var(--mark) } a:hover { text-decoration-thickness: 2px }
:focus-visible { outline: 3px solid var(--mark); outline-offset: 2px }
.skip { position: absolute; left: -99em } .skip:focus { left: 1em; top: 1em; background: var(--paper); padding: .4em }
header { background: var(--paper); border-bottom: 1px solid var(--line) }
header > div, main, footer { max-width: 60rem; margin: 0 auto; padding: .8rem 1.25rem }
header > div { display: flex; flex-wrap: wrap; gap: .3rem 1.4rem; align-items: baseline }
header b { font-size: 1.05rem } header nav { display: flex; gap: 1.2rem; flex: 1 }
header .today { color: var(--quiet); font-size: .9rem }
nav a[aria-current] { color: var(--ink); text-decoration: none; font-weight: 600 }
main { padding-top: 1.4rem; padding-bottom: 3rem } footer { color: var(--quiet); font-size: .85rem }
h1 { font-size: 1.55rem; line-height: 1.3; margin: .2rem 0 .6rem }
h2 { font-size: 1.15rem; margin: 0 0 .7rem } h3 { font-size: 1rem; margin: 1rem 0 .4rem }
p { margin: .4rem 0 } .quiet { color: var(--quiet) } .small { font-size: .88rem } .id { overflow-wrap: anywhere }
.card { background: var(--paper); border: 1px solid var(--line); border-radius: .6rem; padding: 1.1rem 1.25rem;
  margin: 0 0 1.1rem }
.row { display: flex; flex-wrap: wrap; gap: .6rem 1rem; align-items: end } .row > * { margin: 0 }
.alert { border-left: .3rem solid var(--bad); background: var(--bad-ground) } .alert h2 { color: var(--bad) }
.told { border-left: .3rem solid var(--good) }
fieldset { border: 0; padding: 0; margin: 0 0 1.3rem; min-width: 0 }
legend { font-size: 1.15rem; font-weight: 600; padding: 0; margin-bottom: .5rem }
.field { margin: 0 0 1rem } .field > label, .field .label { display: block; font-weight: 600 }
.help { color: var(--quiet); font-size: .9rem; margin: .1rem 0 .3rem }
input, select, textarea, button { font: inherit; color: inherit }
input:not([type=hidden]), select, textarea { width: 100%; max-width: 34rem; background: var(--paper);
  border: 1px solid var(--quiet); border-radius: .35rem; padding: .45rem .6rem }
textarea { min-height: 5.5rem } .row input, .row select { width: auto; max-width: 100% }
input[type=number] { max-width: 14rem } input[type=date] { max-width: 14rem }
button { background: var(--paper); border: 1px solid var(--mark); color: var(--mark); border-radius: .35rem;
  padding: .45rem 1rem; cursor: pointer } button.first { background: var(--mark); color: var(--mark-ink) }
button:hover { filter: brightness(.96) }
.held { background: var(--held); border-radius: .35rem; padding: .55rem .75rem; max-width: 34rem }
.held output { font-weight: 600; overflow-wrap: anywhere } .held .from { color: var(--quiet); font-size: .85rem;
  overflow-wrap: anywhere } .open { background: var(--open); border-radius: .35rem; padding: .55rem .75rem;
  max-width: 34rem } .from { margin: .1rem 0 }
details summary { cursor: pointer; color: var(--mark) } details[open] summary { margin-bottom: .5rem }
.badge { display: inline-block; border: 1px solid var(--line); border-radius: 1rem; padding: 0 .65rem;
  font-size: .85rem; color: var(--quiet) } .badge.late { color: var(--bad); border-color: var(--bad) }
.badge.good { color: var(--good); border-color: var(--good) }
.group { border: 1px solid var(--line); border-radius: .5rem; padding: .8rem 1rem; margin-bottom: .8rem }
table { border-collapse: collapse; width: 100% } th, td { text-align: left; padding: .45rem .8rem .45rem 0;
  border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere } th { font-weight: 600 }
thead th { color: var(--quiet); font-weight: 500; font-size: .88rem } ul { padding-left: 1.2rem; margin: .3rem 0 }
ol.steps { list-style: none; padding: 0; margin: 0 } ol.steps li { padding: .5rem 0 .5rem 1rem;
  border-left: 2px solid var(--line) } [hidden] { display: none !important }
@media (max-width: 40rem) { header > div, main, footer { padding-left: 1rem; padding-right: 1rem }
  table, thead, tbody, tr, td, th { display: block } thead { position: absolute; left: -99em }
  tr { border-bottom: 1px solid var(--line); padding: .5rem 0 } td, th { border: 0; padding: .1rem 0 }
  td[data-name]::before { content: attr(data-name) ": "; color: var(--quiet); font-size: .88rem }
  .row { align-items: stretch; flex-direction: column } .row input, .row select, .row button { width: 100% }
  .card { padding: 1rem } }
`;
