/** The five by five of open risks: likelihood against impact, each place a button that narrows the table to it. */
import { riskLevel, riskMatrix } from '@solmu/domain/portfolio/risk.js'
import { Button } from '../../../ui/button.js'
import { useText } from '../../../ui/text.js'
import type { Risk } from './risk.operations.js'
import type { RiskSearch } from './plan.search.js'
import styles from './plan.module.css'

const grades = [1, 2, 3, 4, 5] as const

interface MatrixProps {
  readonly risks: readonly Risk[]
  readonly onChoose: (place: Pick<RiskSearch, 'likelihood' | 'impact'>) => void
}

/** The grade alone, since the words of both axes stand above: five columns of words are too wide for a phone. */
function Grade({ grade, spoken }: { readonly grade: number; readonly spoken: string }) {
  return (
    <>
      <span aria-hidden="true">{grade}</span>
      <span className="visually-hidden">{spoken}</span>
    </>
  )
}

export function RiskMatrix({ risks, onChoose }: MatrixProps) {
  const t = useText()
  const counts = riskMatrix(risks)
  return (
    <table className={styles.matrix}>
      <caption>{t('projectPlan.risk.matrixText')}</caption>
      <thead>
        <tr>
          <td />
          {grades.map((impact) => (
            <th key={impact} scope="col">
              <Grade grade={impact} spoken={t('projectPlan.risk.matrixColumn', { grade: impact })} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[...grades].reverse().map((likelihood) => (
          <tr key={likelihood}>
            <th scope="row">
              <Grade grade={likelihood} spoken={t('projectPlan.risk.matrixRow', { grade: likelihood })} />
            </th>
            {grades.map((impact) => {
              const count = counts.get(`${likelihood}-${impact}`)
              return (
                <td key={impact} data-level={riskLevel({ likelihood, impact })}>
                  {count && (
                    <Button size="small" variant="quiet" onClick={() => onChoose({ likelihood, impact })}>
                      <strong>{count}</strong>
                    </Button>
                  )}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
