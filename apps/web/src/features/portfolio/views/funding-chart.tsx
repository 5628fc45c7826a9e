/** The money of each quarter as stacked columns: what is decided by kind of funder, each with a pattern of its own, and above it what is applied for. The table beside it says the same. */
import { useId } from 'react'
import type { FunderKind } from '@solmu/domain/portfolio/funding-call.js'
import { useFormat } from '../../../ui/format.js'
import { amountText } from '../../../ui/money.js'
import { useText } from '../../../ui/text.js'
import type { FundingTimeline } from './views.operations.js'
import styles from './views.module.css'

/** Kinds of funder that are drawn together. */
export const fundingParts = ['structural', 'grants', 'local', 'other', 'applied'] as const
export type FundingPart = (typeof fundingParts)[number]

const partOf = (kind: FunderKind | null): FundingPart => {
  if (kind === 'structural_fund') return 'structural'
  if (kind === 'ngo_grants' || kind === 'foundation') return 'grants'
  return kind === 'municipality' || kind === 'wellbeing_county' || kind === 'employment_area' ? 'local' : 'other'
}

/** The money of a quarter, in whole units of the currency. */
export type QuarterSums = { readonly quarter: string } & Readonly<Record<FundingPart, number>>

const none: Readonly<Record<FundingPart, number>> = { structural: 0, grants: 0, local: 0, other: 0, applied: 0 }

/** The money by quarter in one currency. */
export function quarterSums({ quarters, money }: Pick<FundingTimeline, 'quarters' | 'money'>, currency: string): QuarterSums[] {
  return quarters.map((quarter) => {
    const sums = { ...none }
    for (const { kind, decided, applied } of money.filter((each) => each.quarter === quarter && each.decided.currency === currency)) {
      sums[partOf(kind)] += Number(amountText(decided))
      sums.applied += Number(amountText(applied))
    }
    return { quarter, ...sums }
  })
}

const size = { width: 760, height: 250, left: 62, right: 8, top: 14, bottom: 30 }

/** A round limit above the highest column, and how many steps lead to it. */
function scale(most: number): { readonly top: number; readonly step: number } {
  const power = 10 ** Math.floor(Math.log10(Math.max(most / 4, 1)))
  const step = ([1, 2, 2.5, 5, 10].find((each) => each * power * 4 >= most) ?? 10) * power
  return { top: Math.max(step, Math.ceil(most / step) * step), step }
}

function Patterns({ id }: { readonly id: string }) {
  return (
    <defs>
      <pattern id={`${id}-grants`} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect className={styles.grants} width={6} height={6} />
        <path className={styles.over} d="M0 0V6" />
      </pattern>
      <pattern id={`${id}-local`} width={6} height={6} patternUnits="userSpaceOnUse">
        <rect className={styles.local} width={6} height={6} />
        <circle className={styles.dot} cx={3} cy={3} r={1.2} />
      </pattern>
      <pattern id={`${id}-other`} width={6} height={5} patternUnits="userSpaceOnUse">
        <rect className={styles.other} width={6} height={5} />
        <path className={styles.over} d="M0 1H6" />
      </pattern>
    </defs>
  )
}

const fillOf = (id: string, part: FundingPart): string | undefined => (part === 'structural' || part === 'applied' ? undefined : `url(#${id}-${part})`)

interface FundingChartProps {
  readonly label: string
  readonly sums: readonly QuarterSums[]
  /** The quarter of today: a line stands before it. */
  readonly now: string
}

function Columns({ id, sums, x, y, width }: { readonly id: string; readonly sums: readonly QuarterSums[]; readonly x: (at: number) => number; readonly y: (value: number) => number; readonly width: number }) {
  return sums.map((of, at) => {
    let floor = 0
    return (
      <g key={of.quarter}>
        {fundingParts.map((part) => {
          const from = floor
          floor += of[part]
          return of[part] > 0 && <rect key={part} className={styles[part]} fill={fillOf(id, part)} x={x(at) + 1} width={width - 2} y={y(floor)} height={Math.max(0.5, y(from) - y(floor))} />
        })}
      </g>
    )
  })
}

export function FundingChart({ label, sums, now }: FundingChartProps) {
  const id = useId()
  const format = useFormat()
  const { top, step } = scale(Math.max(0, ...sums.map((of) => fundingParts.reduce((all, part) => all + of[part], 0))))
  const width = (size.width - size.left - size.right) / Math.max(1, sums.length)
  const x = (at: number): number => size.left + at * width
  const y = (value: number): number => size.height - size.bottom - (value / top) * (size.height - size.top - size.bottom)
  const today = sums.findIndex(({ quarter }) => quarter === now)
  return (
    <svg className={styles.chart} viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={label}>
      <Patterns id={id} />
      {Array.from({ length: Math.round(top / step) + 1 }, (_none, at) => at * step).map((value) => (
        <g key={value}>
          <line className={styles.grid} x1={size.left} x2={size.width - size.right} y1={y(value)} y2={y(value)} />
          <text className={styles.axis} x={size.left - 8} y={y(value) + 4} textAnchor="end">
            {format.number(value / 1000)}
          </text>
        </g>
      ))}
      <Columns {...{ id, sums, x, y, width }} />
      {sums.map(({ quarter }, at) =>
        quarter.endsWith('Q1') || at === 0 ? (
          <text key={quarter} className={styles.axis} x={x(at)} y={size.height - 10}>
            {quarter.slice(0, 4)}
          </text>
        ) : null
      )}
      {today >= 0 && <line className={styles.now} x1={x(today)} x2={x(today)} y1={size.top - 8} y2={size.height - size.bottom} />}
    </svg>
  )
}

export function FundingLegend() {
  const t = useText()
  const id = useId()
  return (
    <ul className={styles.legend} aria-hidden="true">
      {fundingParts.map((part) => (
        <li key={part}>
          <svg viewBox="0 0 18 13" width={18} height={13}>
            <Patterns id={id} />
            <rect className={styles[part]} fill={fillOf(id, part)} x={0.5} y={0.5} width={17} height={12} />
          </svg>
          {t(`views.part.${part}`)}
        </li>
      ))}
    </ul>
  )
}
