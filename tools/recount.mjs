/**
 * Counts a ballot again from its published log, by itself: nothing here comes from the product, and nothing is installed for it.
 *
 *   node tools/recount.mjs ballot-log.json
 *
 * It prints what it counts and ends with 0 when that is what was published, with 1 when it is not, and with 2 when the file cannot
 * be read. The rules are those that stand in the log; docs/adr/0032-secret-ballots.md says how the log comes about.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

const sha256 = (text) => createHash('sha256').update(text, 'utf8').digest('hex')
const sum = (numbers) => numbers.reduce((all, each) => all + each, 0)

/** A choice as the log's hash has it: a>b=c for an order, a:1,b:2 for points. */
function said(choice) {
  if (choice.answer !== undefined) return choice.answer
  if (choice.ranking !== undefined) return choice.ranking.map((group) => group.join('=')).join('>')
  return Object.keys(choice.points).map((code) => `${code}:${choice.points[code]}`).sort().join(',')
}

/** The order drawn by lot: the seed was fixed before the first ballot, the ballots after it. */
export function lotOf({ ballot, lot, lines }) {
  const sorted = lines.map(({ by, weight, choice }) => [by, `${by}\t${weight}\t${said(choice)}`]).sort(([a], [b]) => (a < b ? -1 : 1))
  const ballots = sha256(sorted.map(([, text]) => text).join('\n'))
  const codes = ballot.options.length > 0 ? ballot.options.map(({ code }) => code) : ['yes', 'no']
  return codes.map((code) => [sha256(`${lot.seed}\n${ballots}\n${code}`), code]).sort(([a], [b]) => (a < b ? -1 : 1)).map(([, code]) => code)
}

/** Whether enough took part: a share of the members or the seats, and never nobody. */
function quorumOf({ rule, roll }, count) {
  const { of, share, atLeast } = rule.quorum
  const whole = of === 'members' ? roll.members : roll.seats
  let part = 0
  while (share.isExceeded ? part * share.bottom <= whole * share.top : part * share.bottom < whole * share.top) part++
  const needed = Math.max(part, atLeast, 1)
  return { needed, there: count, isMet: count >= needed }
}

const needed = { absolute: (votes, of) => votes * 2 > of, two_thirds: (votes, of) => votes * 3 >= of * 2, three_quarters: (votes, of) => votes * 4 >= of * 3 }

function answers({ ballot, lines, lot }) {
  const votes = Object.fromEntries(['yes', 'no', 'abstain'].map((answer) => [answer, sum(lines.filter(({ choice }) => choice.answer === answer).map(({ weight }) => weight))]))
  const { share, of, abstentions } = ballot.rule.majority
  const outcome = (name, byLot = []) => ({ tallies: votes, outcome: name, elected: [], tied: name === 'tied' ? ['yes', 'no'] : [], byLot })
  if (share !== 'simple') {
    const present = sum(lines.map(({ weight }) => weight))
    const whole = { given: votes.yes + votes.no + votes.abstain, present, all: ballot.roll.weight }[of] - (abstentions === 'out' ? votes.abstain : 0)
    return outcome(votes.yes > 0 && needed[share](votes.yes, whole) ? 'carried' : 'rejected')
  }
  const against = votes.no + (abstentions === 'in' ? votes.abstain : 0)
  if (votes.yes > against) return outcome('carried')
  if (votes.yes < against || votes.yes === 0 || ballot.rule.tie === 'falls') return outcome('rejected')
  return ballot.rule.tie === 'lot' ? outcome(lot[0] === 'yes' ? 'carried' : 'rejected', ['yes', 'no']) : outcome('tied')
}

/** Fills the seats from the best; those equal for the last of them are left to the lot, or left. */
function seats({ ballot, lot }, groups, tallies) {
  const elected = []
  for (const group of groups) {
    const free = ballot.seats - elected.length
    if (free <= 0) break
    if (group.length <= free) elected.push(...group)
    else if (ballot.rule.tie === 'lot') return { tallies, elected: [...elected, ...lot.filter((code) => group.includes(code)).slice(0, free)], tied: [], byLot: group, outcome: 'elected' }
    else return { tallies, elected, tied: group, byLot: [], outcome: elected.length > 0 ? 'elected' : 'tied' }
  }
  return { tallies, elected, tied: [], byLot: [], outcome: elected.length > 0 ? 'elected' : 'tied' }
}

function points(of) {
  const tallies = Object.fromEntries(of.candidates.map((code) => [code, sum(of.lines.map(({ weight, choice }) => weight * (choice.points[code] ?? 0)))]))
  const groups = [...new Set(Object.values(tallies))].sort((a, b) => b - a).filter((value) => value > 0).map((value) => of.candidates.filter((code) => tallies[code] === value))
  return seats(of, groups, tallies)
}

const firsts = ({ candidates, lines }) => Object.fromEntries(candidates.map((code) => [code, sum(lines.filter(({ choice }) => choice.ranking[0]?.includes(code)).map(({ weight }) => weight))]))

/** By pairs: the strength of the strongest way from each to each, by winning votes, made better until nothing gets better. */
function schulze(of) {
  const place = (choice, code) => { const at = choice.ranking.findIndex((group) => group.includes(code)); return at < 0 ? Infinity : at }
  const prefer = (one, other) => sum(of.lines.filter(({ choice }) => place(choice, one) < place(choice, other)).map(({ weight }) => weight))
  const way = new Map()
  for (const one of of.candidates) for (const other of of.candidates) way.set(`${one} ${other}`, one !== other && prefer(one, other) > prefer(other, one) ? prefer(one, other) : 0)
  for (let isBetter = true; isBetter; ) {
    isBetter = false
    for (const one of of.candidates) for (const over of of.candidates) for (const other of of.candidates) {
      const found = Math.min(way.get(`${one} ${over}`), way.get(`${over} ${other}`))
      if (one !== other && found > way.get(`${one} ${other}`)) { way.set(`${one} ${other}`, found); isBetter = true }
    }
  }
  const groups = []
  for (let left = of.candidates; left.length > 0; ) {
    const within = left
    const best = within.filter((one) => within.every((other) => way.get(`${other} ${one}`) <= way.get(`${one} ${other}`)))
    groups.push(best)
    left = within.filter((code) => !best.includes(code))
  }
  return seats(of, groups, firsts(of))
}

/** Exact parts of votes: [top, bottom], the smallest that say the same. */
const reduced = (top, bottom) => { let [a, b] = [top < 0n ? -top : top, bottom]; while (b > 0n) [a, b] = [b, a % b]; return a > 1n ? [top / a, bottom / a] : [top, bottom] }
const add = ([a, b], [c, d]) => reduced(a * d + c * b, b * d)
const multiply = ([a, b], [c, d]) => reduced(a * c, b * d)
const compare = ([a, b], [c, d]) => (a * d < c * b ? -1 : a * d > c * b ? 1 : 0)

/** Transferable votes: the Droop quota, and surpluses that move on in parts of every ballot that makes them up. */
function stv(of) {
  const { candidates, ballot, lot } = of
  let papers = of.lines.map(({ weight, choice }) => ({ order: choice.ranking.flat(), value: [BigInt(weight), 1n] })).map((paper) => ({ ...paper, at: paper.order[0] })).filter(({ at }) => at !== undefined)
  const quota = papers.reduce((all, { value }) => all + value[0], 0n) / BigInt(ballot.seats + 1) + 1n
  const [elected, surpluses, past, drawn] = [[], [], [], new Set()]
  let hopeful = [...candidates]
  const held = (code) => papers.filter(({ at }) => at === code).reduce((all, { value }) => add(all, value), [0n, 1n])
  /** By what they hold now, then by what they held before, the latest first, then by lot. */
  const before = (now) => (a, b) => {
    for (const votes of [now, ...past.toReversed()]) { const order = compare(votes.get(b) ?? [0n, 1n], votes.get(a) ?? [0n, 1n]); if (order !== 0) return order }
    return lot.indexOf(a) - lot.indexOf(b)
  }
  const isEqual = (now, a, b) => [now, ...past].every((votes) => compare(votes.get(a) ?? [0n, 1n], votes.get(b) ?? [0n, 1n]) === 0)
  const moveOn = (from, share) => { papers = papers.map((paper) => (paper.at === from ? { ...paper, value: multiply(paper.value, share), at: paper.order.find((code) => hopeful.includes(code)) } : paper)) }
  while (elected.length < ballot.seats && hopeful.length > 0) {
    const now = new Map([...hopeful, ...surpluses].map((code) => [code, held(code)]))
    const order = [...hopeful].sort(before(now))
    const free = ballot.seats - elected.length
    const chosen = hopeful.length <= free ? order : order.filter((code) => compare(now.get(code), [quota, 1n]) >= 0).slice(0, free)
    elected.push(...chosen)
    surpluses.push(...chosen)
    hopeful = hopeful.filter((code) => !chosen.includes(code))
    surpluses.sort(before(now))
    const first = surpluses.shift()
    if (elected.length < ballot.seats && hopeful.length > 0) {
      if (first !== undefined) {
        const [top, bottom] = now.get(first)
        // A surplus of nothing moves nothing on.
        if (top > quota * bottom) moveOn(first, reduced(top - quota * bottom, top))
      } else {
        const last = order.at(-1)
        const equal = hopeful.filter((code) => isEqual(now, code, last))
        if (equal.length > 1) equal.forEach((code) => drawn.add(code))
        hopeful = hopeful.filter((code) => code !== last)
        moveOn(last, [1n, 1n])
      }
    }
    past.push(now)
  }
  return { tallies: firsts(of), elected, tied: [], byLot: ballot.options.map(({ code }) => code).filter((code) => drawn.has(code)), outcome: elected.length > 0 ? 'elected' : 'tied' }
}

const isBlank = ({ answer, points: given, ranking }) => (answer !== undefined ? answer === 'abstain' : given !== undefined ? Object.keys(given).length === 0 : ranking.length === 0)

/** A choice without those who have withdrawn. */
function standing(choice, withdrawn) {
  if (choice.points !== undefined) return { points: Object.fromEntries(Object.entries(choice.points).filter(([code]) => !withdrawn.includes(code))) }
  if (choice.ranking !== undefined) return { ranking: choice.ranking.map((group) => group.filter((code) => !withdrawn.includes(code))).filter((group) => group.length > 0) }
  return choice
}

/** Counts a log. @returns {{ outcome: string, ballots: number, blank: number, quorum: object, tallies: object, elected: string[], tied: string[], byLot: string[] }} */
export function recount(log) {
  const { ballot } = log
  const lines = log.lines.map((line) => ({ ...line, choice: standing(line.choice, ballot.withdrawn) }))
  const of = { ballot, lines, lot: lotOf(log), candidates: ballot.options.map(({ code }) => code).filter((code) => !ballot.withdrawn.includes(code)) }
  const blank = lines.filter(({ choice }) => isBlank(choice))
  const quorum = quorumOf(ballot, lines.length)
  const methods = { yes_no: answers, plurality: points, approval: points, score: points, budget: points, schulze, stv }
  const counted = methods[ballot.method](of)
  const undecided = lines.length === 0 ? 'no_ballots' : !quorum.isMet ? 'no_quorum' : ballot.method !== 'yes_no' && blank.length === lines.length ? 'all_blank' : null
  const frame = { ballots: lines.length, blank: sum(blank.map(({ weight }) => weight)), quorum }
  return undecided === null ? { ...counted, ...frame } : { ...counted, ...frame, outcome: undecided, elected: [], tied: [], byLot: [] }
}

/** What is wrong with a log: the count, the seed of the lot, or a ballot that stands in it twice. */
export function faults(log) {
  const counted = recount(log)
  const found = Object.keys(counted).filter((key) => canonical(counted[key]) !== canonical(log.result[key])).map((key) => `${key}: counted ${JSON.stringify(counted[key])}, published ${JSON.stringify(log.result[key])}`)
  if (sha256(log.lot.seed) !== log.lot.commitment) found.push('lot: the seed is not the one to which the ballot was bound when it was opened')
  const { tieBreak } = log
  if (tieBreak && (log.ballot.rule.tie !== 'chair' || new Set(tieBreak.chosen).size !== (log.result.tiedSeats ?? 0) || tieBreak.chosen.some((code) => !counted.tied.includes(code)))) found.push('tieBreak: the chair decides between those who stand equally, for the seats that are left, and only where the rules leave it to them')
  if (new Set(log.lines.map(({ by }) => by)).size !== log.lines.length) found.push('lines: a ballot stands in the log twice')
  return found
}

/** The same text for the same value, in whatever order its fields stand. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  return value !== null && typeof value === 'object' ? `{${Object.keys(value).sort().map((key) => `${key}:${canonical(value[key])}`).join()}}` : JSON.stringify(value)
}

function main([path]) {
  let log
  try {
    log = JSON.parse(readFileSync(path ?? '', 'utf8'))
    if (log.format !== 'solmu-ballot-log-1') throw new Error('this is no log of a ballot')
  } catch (error) {
    process.stderr.write(`${error.message}\nusage: node tools/recount.mjs ballot-log.json\n`)
    return 2
  }
  const names = Object.fromEntries(log.ballot.options.map(({ code, name }) => [code, name.fi]))
  const name = (code) => names[code] ?? code
  const { outcome, ballots, blank, quorum, tallies, elected, tied, byLot } = recount(log)
  const lines = [
    `${log.ballot.title.fi} (${log.ballot.method}, ${log.ballot.secrecy})`,
    `ballots ${ballots}, blank ${blank}, quorum ${quorum.needed}: ${quorum.isMet ? 'met' : 'not met'}`,
    ...Object.entries(tallies).map(([code, votes]) => `  ${name(code)}: ${votes}`),
    `outcome: ${outcome}${elected.length > 0 ? ` (${elected.map(name).join(', ')})` : ''}`,
    ...(tied.length > 0 ? [`tied: ${tied.map(name).join(', ')}`] : []),
    ...(log.tieBreak ? [`decided by the chair, ${log.tieBreak.chairName}, ${log.tieBreak.decidedAt}: ${log.tieBreak.chosen.map(name).join(', ')}`] : []),
    ...(byLot.length > 0 ? [`by lot among: ${byLot.map(name).join(', ')}`] : [])
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
  const wrong = faults(log)
  process.stdout.write(wrong.length === 0 ? '✓ the published result is what the ballots say\n' : wrong.map((each) => `✗ ${each}\n`).join(''))
  return wrong.length === 0 ? 0 : 1
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) process.exitCode = main(process.argv.slice(2))
