/** The list of units as a file: every row of the filtered set, in the order of the screen. */
import type { ApolloClient } from '@apollo/client'
import { writeCsv, type CsvValue } from '@solmu/shared/csv.js'
import { saveTextFile } from '../../../ui/download.js'
import { orgUnitsQuery, type OrgUnitListNode } from '../network.operations.js'
import { csvSeparator, type CsvTexts } from '../table/network-csv.js'
import { exportPageLength, type OrgUnitsVariables } from './unit-list-filter.js'

/** All rows, page by page. */
async function allUnits(client: ApolloClient, variables: Omit<OrgUnitsVariables, 'first' | 'after'>): Promise<OrgUnitListNode[]> {
  const rows: OrgUnitListNode[] = []
  let after: string | null = null
  do {
    const answer: { data?: { orgUnits: { nodes: OrgUnitListNode[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } } } =
      await client.query({
        query: orgUnitsQuery,
        variables: { ...variables, first: exportPageLength, after },
        fetchPolicy: 'network-only'
      })
    const page = answer.data?.orgUnits
    rows.push(...(page?.nodes ?? []))
    after = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
  } while (after !== null)
  return rows
}

/** The text of the file. */
export function unitsCsv(units: readonly OrgUnitListNode[], { t, pick, language }: CsvTexts): string {
  const heading = ['name', 'type', 'kind', 'centre', 'municipality', 'municipalityCode', 'organisation', 'opened', 'closedOn']
  const line = (unit: OrgUnitListNode): CsvValue[] => [
    pick(unit.name),
    t(`network.type.${unit.type}`),
    t(`network.kind.${unit.kind}`),
    unit.centre === null ? '.' : pick(unit.centre.name),
    pick(unit.municipality.name),
    unit.municipality.code,
    pick(unit.organisation.name),
    unit.validFrom,
    unit.validTo
  ]
  return writeCsv([heading.map((name) => t(`network.units.${name}`)), ...units.map(line)], { separator: csvSeparator(language) })
}

/** Fetches the whole list and hands it to the reader as a file. */
export async function exportUnits(
  client: ApolloClient,
  variables: Omit<OrgUnitsVariables, 'first' | 'after'>,
  texts: CsvTexts
): Promise<void> {
  const units = await allUnits(client, variables)
  saveTextFile(texts.t('network.units.fileName'), unitsCsv(units, texts), 'text/csv;charset=utf-8')
}
