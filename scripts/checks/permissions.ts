import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  allScopes,
  commandNames,
  grantees,
  permissions,
  readVerbs,
  type Grantee,
  type Scope,
  type Verb,
} from '@tocsin/domain'
import { wordsOf } from '@tocsin/ui/words'

// The one permission table as a page: node scripts/checks/permissions.ts [--write]. Without --write it says whether the page is as
// the table is.
const file = join(import.meta.dirname, '../../docs/permissions.md')
const [zh, en] = [wordsOf('zh-CN'), wordsOf('en')]

const letters: { readonly [Each in Scope]: string } = {
  organisation: 'o',
  post: 'p',
  unit: 'u',
  self: 's',
  offered: 'f',
  shared: 'h',
  invited: 'i',
  redacted: 'r',
  viewed: 'v',
  assisted: 'a',
  commanded: 'c',
  named: 'n',
  'behind-glass': 'g',
  'at-seat': 't',
  borrowed: 'b',
  lent: 'l',
}
const meanings: { readonly [Each in Scope]: string } = {
  organisation: 'everything of the own organisation',
  post: 'what is addressed to the own post',
  unit: 'what the own unit works on',
  self: 'oneself, and what one did oneself',
  offered: 'an incident that another organisation offers to hand over',
  shared:
    'handed over by the own organisation and followed to its end; come with a hand-over; an agreement with the own organisation as the other side; roads and lists of names, which belong to all',
  invited: 'an incident whose share, or a unit whose loan, the own organisation has not accepted yet',
  redacted: 'an incident that another organisation shares redacted, or further',
  viewed: 'one that is shared in whole but words, or further',
  assisted: 'one that is shared for help, or further',
  commanded: 'one that is shared to lead it',
  named: 'a sealed incident in which oneself is named, or for which one broke the glass',
  'behind-glass': 'what breaking the glass opens: a sealed or closed incident of the own organisation',
  borrowed: 'a unit that another organisation has lent to the own one',
  lent: 'the slip by which another organisation sent a lent unit of the own one, until its feedback is in',
  'at-seat': 'a contact that rings, or that is in the own hand and no part of an incident yet',
}

const cell = (verb: Verb, role: Grantee): string =>
  (permissions[verb][role] ?? []).map((scope) => letters[scope]).join('')

function table(verbs: readonly Verb[]): string {
  const head = ['verb', '', ...grantees.map((role) => `${zh.trade.roles[role]}<br>${en.trade.roles[role]}`)]
  const rows = verbs.map((verb) => [
    `\`${verb}\``,
    `${zh.verbs[verb]}<br>${en.verbs[verb]}`,
    ...grantees.map((role) => cell(verb, role)),
  ])
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
}

const isOwn = (verb: Verb): boolean => Object.keys(permissions[verb]).length === 0

const page = `# Who may do what

Made from \`packages/domain/permissions.ts\` by \`node scripts/checks/permissions.ts --write\`; a check fails where it differs. What is not in the table is not allowed. The table is read by the command handler, by what is sent to each desk, by the routes, and by the screens,
which say why something is not allowed; \`permissions.spec.ts\` holds it against a table drawn by hand and walks every verb, role and way in which a subject may lie to somebody.

A letter says how far it reaches:

| letter | scope | what |
|---|---|---|
${allScopes.map((scope) => `| ${letters[scope]} | \`${scope}\` | ${meanings[scope]} |`).join('\n')}

## Commands
${table(commandNames.filter((verb) => !isOwn(verb)))}

## Reading and asking
${table(readVerbs)}

## The program's own
These are given by the server alone, in its own name: ${commandNames
  .filter(isOwn)
  .map((verb) => `\`${verb}\``)
  .join(', ')}.
`

if (process.argv.includes('--write')) writeFileSync(file, page)
else if (readFileSync(file, 'utf8') !== page) {
  console.log('docs/permissions.md is not as the table is: node scripts/checks/permissions.ts --write')
  process.exitCode = 1
}
