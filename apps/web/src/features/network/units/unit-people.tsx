/** Who has a role at the unit. Without the right to see it, that is said; an empty list is something else. */
import { DataTable, type Column } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { useFormat } from '../../../ui/format.js'
import { Section } from '../../../ui/section.js'
import { useText } from '../../../ui/text.js'
import type { OrgUnitDetail } from '../network.operations.js'
import { periodText } from '../panel/unit-facts.js'
import styles from './units.module.css'

type Person = NonNullable<OrgUnitDetail['people']>[number]

export function UnitPeople({ people }: { readonly people: OrgUnitDetail['people'] }) {
  const t = useText()
  const format = useFormat()
  const roleOf = ({ role, deputyForName }: Person) =>
    deputyForName === null ? t(`role.${role}`) : t('network.people.deputy', { role: t(`role.${role}`), name: deputyForName })
  const columns: Column<Person>[] = [
    { id: 'name', header: t('network.people.name'), cell: (person) => person.displayName },
    { id: 'role', header: t('network.people.role'), cell: (person) => roleOf(person) },
    {
      id: 'period',
      header: t('network.people.period'),
      cell: (person) => periodText(person.validFrom, person.validTo, { t, day: format.day })
    }
  ]
  return (
    <Section title={t('network.people.title')} aside={people === null ? undefined : String(people.length)}>
      {people === null ? (
        <p className={styles.none}>{t('network.people.noRight')}</p>
      ) : (
        <DataTable
          caption={t('network.people.title')}
          columns={columns}
          rows={people}
          rowKey={(person) => `${person.userId} ${person.role} ${person.validFrom}`}
          empty={<EmptyState title={t('network.people.none')} text={t('network.people.noneWhy')} />}
        />
      )}
    </Section>
  )
}
