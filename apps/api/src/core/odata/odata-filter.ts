/**
 * $filter, as far as it is offered: comparisons (eq ne gt ge lt le), in, and, or, not, parentheses, contains, startswith,
 * endswith, over the properties of one entity. Nothing of it reaches the database: rows are looked at one by one.
 * Source: OData 4.0 URL Conventions, 5.1.1.
 */
import { type EdmRow, type EdmSet, type EdmType, type EdmValue, ODataRefusal, propertyOf } from './odata-model.js'

/** True, false, or null where nothing can be told because a value is null. */
type Judge = (row: EdmRow) => boolean | null
type Family = 'text' | 'number' | 'boolean' | 'day' | 'moment' | 'null'
type Operand = { readonly family: Family; readonly read: (row: EdmRow) => EdmValue }
type Token = { readonly kind: 'text' | 'moment' | 'day' | 'number' | 'word' | 'sign'; readonly text: string }

const LONGEST = 4000
const DEEPEST = 40

const families: Readonly<Record<EdmType, Family>> = {
  'Edm.String': 'text',
  'Edm.Decimal': 'number',
  'Edm.Int32': 'number',
  'Edm.Boolean': 'boolean',
  'Edm.Date': 'day',
  'Edm.DateTimeOffset': 'moment'
}

const TOKEN = /\s*(?:'((?:[^']|'')*)'|(\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:\d{2}))|(\d{4}-\d{2}-\d{2})(?![\w])|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w])|([A-Za-z_]\w*)|([(),]))/y

function tokensOf(text: string): Token[] {
  if (text.length > LONGEST) throw new ODataRefusal(400, 'The filter is too long')
  const tokens: Token[] = []
  TOKEN.lastIndex = 0
  const whole = text.trimEnd()
  while (TOKEN.lastIndex < whole.length) {
    const at = TOKEN.lastIndex
    const found = TOKEN.exec(whole)
    if (!found) throw new ODataRefusal(400, `The filter cannot be read at ${at}`)
    const [, quoted, moment, day, number, word, sign] = found
    if (quoted !== undefined) tokens.push({ kind: 'text', text: quoted.replaceAll("''", "'") })
    else if (moment !== undefined) tokens.push({ kind: 'moment', text: moment })
    else if (day !== undefined) tokens.push({ kind: 'day', text: day })
    else if (number !== undefined) tokens.push({ kind: 'number', text: number })
    else tokens.push(word === undefined ? { kind: 'sign', text: sign ?? '' } : { kind: 'word', text: word })
  }
  return tokens
}

/**
 * Whether a row is wanted.
 *
 * @throws ODataRefusal 400 for what cannot be read or compared, 501 for what is not offered
 * @example readFilter("Mark eq 'value' and Value gt 10", figures)({ Mark: 'value', Value: 12 }) // true
 */
export function readFilter(text: string, set: EdmSet): (row: EdmRow) => boolean {
  const judge = new FilterReader(tokensOf(text), set).whole()
  return (row) => judge(row) === true
}

const comparisons: Readonly<Record<string, (a: NonNullable<EdmValue>, b: NonNullable<EdmValue>) => boolean>> = {
  eq: (a, b) => a === b,
  ne: (a, b) => a !== b,
  gt: (a, b) => a > b,
  ge: (a, b) => a >= b,
  lt: (a, b) => a < b,
  le: (a, b) => a <= b
}

const matches: Readonly<Record<string, (text: string, part: string) => boolean>> = {
  contains: (text, part) => text.includes(part),
  startswith: (text, part) => text.startsWith(part),
  endswith: (text, part) => text.endsWith(part)
}

class FilterReader {
  private at = 0
  private depth = 0

  constructor(
    private readonly tokens: readonly Token[],
    private readonly set: EdmSet
  ) {}

  whole(): Judge {
    const judge = this.either()
    if (this.at < this.tokens.length) throw this.unreadable()
    return judge
  }

  private either(): Judge {
    let judge = this.both()
    while (this.takes('or')) {
      const [one, other] = [judge, this.both()]
      judge = (row) => any(one(row), other(row))
    }
    return judge
  }

  private both(): Judge {
    let judge = this.single()
    while (this.takes('and')) {
      const [one, other] = [judge, this.single()]
      judge = (row) => not(any(not(one(row)), not(other(row))))
    }
    return judge
  }

  private single(): Judge {
    if (++this.depth > DEEPEST) throw new ODataRefusal(400, 'The filter is too deep')
    try {
      if (this.takes('not')) {
        const judge = this.single()
        return (row) => not(judge(row))
      }
      if (!this.takes('(')) return this.comparison()
      const judge = this.either()
      this.demand(')')
      return judge
    } finally {
      this.depth -= 1
    }
  }

  private comparison(): Judge {
    const match = this.match()
    if (match) return match
    const left = this.operand()
    const { kind, text: operator } = this.tokens[this.at] ?? { kind: 'sign', text: '' }
    if (kind === 'word' && operator === 'in') return this.oneOf(left)
    const compare = kind === 'word' ? comparisons[operator] : undefined
    if (!compare) {
      if (left.family === 'boolean') return (row) => left.read(row) as boolean | null
      if (['add', 'sub', 'mul', 'div', 'mod', 'has'].includes(operator)) throw new ODataRefusal(501, `${operator} is not offered`)
      throw this.unreadable()
    }
    this.at += 1
    return compared(operator, left, this.operand())
  }

  private oneOf(left: Operand): Judge {
    this.at += 1
    this.demand('(')
    const judges: Judge[] = []
    do judges.push(compared('eq', left, this.operand()))
    while (this.takes(','))
    this.demand(')')
    return (row) => judges.some((judge) => judge(row) === true)
  }

  /** contains, startswith or endswith; null where something else stands. */
  private match(): Judge | null {
    const [name, next] = [this.tokens[this.at], this.tokens[this.at + 1]]
    if (name?.kind !== 'word' || next?.text !== '(' || next.kind !== 'sign' || name.text === 'not') return null
    const holds = matches[name.text]
    if (!holds) throw new ODataRefusal(501, `The function ${name.text.slice(0, 40)} is not offered`)
    this.at += 2
    const text = this.operand()
    this.demand(',')
    const part = this.operand()
    this.demand(')')
    if (text.family !== 'text' || part.family !== 'text') throw new ODataRefusal(400, `${name.text} takes texts`)
    return (row) => {
      const [given, wanted] = [text.read(row), part.read(row)]
      return given === null || wanted === null ? null : holds(String(given), String(wanted))
    }
  }

  private operand(): Operand {
    const token = this.tokens[this.at++]
    if (!token || token.kind === 'sign') throw this.unreadable()
    if (token.kind === 'word') return this.named(token.text)
    if (token.kind === 'text') return { family: 'text', read: () => token.text }
    if (token.kind === 'day') return { family: 'day', read: () => token.text }
    if (token.kind === 'number') return { family: 'number', read: () => Number(token.text) }
    const moment = new Date(token.text)
    if (Number.isNaN(moment.getTime())) throw new ODataRefusal(400, `${token.text} is no moment`)
    return { family: 'moment', read: () => moment.toISOString() }
  }

  private named(word: string): Operand {
    if (word === 'null') return { family: 'null', read: () => null }
    if (word === 'true' || word === 'false') return { family: 'boolean', read: () => word === 'true' }
    return { family: families[propertyOf(this.set, word).type], read: (row) => row[word] ?? null }
  }

  private takes(text: string): boolean {
    const token = this.tokens[this.at]
    if (token?.text !== text || (token.kind !== 'word' && token.kind !== 'sign')) return false
    this.at += 1
    return true
  }

  private demand(sign: string): void {
    if (!this.takes(sign)) throw this.unreadable()
  }

  private unreadable(): ODataRefusal {
    const token = this.tokens[this.at]
    return new ODataRefusal(400, token ? `The filter cannot be read at ${token.text.slice(0, 40)}` : 'The filter ends too soon')
  }
}

const not = (judged: boolean | null): boolean | null => (judged === null ? null : !judged)

function any(one: boolean | null, other: boolean | null): boolean | null {
  if (one === true || other === true) return true
  return one === null || other === null ? null : false
}

/** Null equals null and nothing else; nothing is larger or smaller than null. */
function compared(operator: string, left: Operand, right: Operand): Judge {
  if (left.family !== right.family && left.family !== 'null' && right.family !== 'null') {
    throw new ODataRefusal(400, `A ${left.family} is not compared with a ${right.family}`)
  }
  const compare = comparisons[operator] ?? (() => false)
  return (row) => {
    const [a, b] = [left.read(row), right.read(row)]
    if (a !== null && b !== null) return compare(a, b)
    if (operator === 'eq') return a === b
    return operator === 'ne' ? a !== b : false
  }
}
