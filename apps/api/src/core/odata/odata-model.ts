/**
 * What a feed in OData 4.0 is made of: sets of flat entities, each with one key. Read only.
 * Source: OASIS, OData Version 4.0 (Protocol, URL Conventions, CSDL, JSON Format), minimal conformance.
 */

export type EdmType = 'Edm.String' | 'Edm.Decimal' | 'Edm.Int32' | 'Edm.Boolean' | 'Edm.Date' | 'Edm.DateTimeOffset'
export type EdmValue = string | number | boolean | null
export type EdmRow = Readonly<Record<string, EdmValue>>

export type EdmProperty = {
  readonly name: string
  readonly type: EdmType
  readonly isNullable: boolean
  readonly description: string
}

export type EdmSet = {
  /** Of the set, in the plural: Figures. */
  readonly name: string
  /** Of one of its entities: Figure. */
  readonly type: string
  /** The property that names an entity; a text. */
  readonly key: string
  readonly description: string
  readonly properties: readonly EdmProperty[]
}

/** A request that the protocol lets us refuse: what it says wrong, or what is not offered here. */
export class ODataRefusal extends Error {
  constructor(
    readonly status: 400 | 404 | 406 | 501,
    message: string
  ) {
    super(message)
  }
}

/** The property of a set. @throws ODataRefusal 400 for a name that it does not have */
export function propertyOf(set: EdmSet, name: string): EdmProperty {
  const found = set.properties.find((property) => property.name === name)
  if (!found) throw new ODataRefusal(400, `${set.type} has no property ${name.slice(0, 60)}`)
  return found
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign)

/** The description of a feed in CSDL. @param namespace of its types, such as Solmu.Feed */
export function metadataXml(sets: readonly EdmSet[], namespace: string): string {
  const types = sets.map(({ type, key, properties, description }) => {
    const lines = properties.map((property) => `        ${propertyXml(property)}\n`)
    return `      <EntityType Name="${type}">\n        <Key><PropertyRef Name="${key}"/></Key>\n${lines.join('')}        ${said(description)}\n      </EntityType>\n`
  })
  const container = sets.map(({ name, type }) => `        <EntitySet Name="${name}" EntityType="${namespace}.${type}"/>\n`)
  return (
    '<?xml version="1.0" encoding="utf-8"?>\n<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">\n  <edmx:DataServices>\n' +
    `    <Schema Namespace="${namespace}" xmlns="http://docs.oasis-open.org/odata/ns/edm">\n${types.join('')}` +
    `      <EntityContainer Name="Container">\n${container.join('')}      </EntityContainer>\n    </Schema>\n  </edmx:DataServices>\n</edmx:Edmx>\n`
  )
}

function propertyXml({ name, type, isNullable, description }: EdmProperty): string {
  const nullable = isNullable ? '' : ' Nullable="false"'
  const scale = type === 'Edm.Decimal' ? ' Scale="variable"' : ''
  return `<Property Name="${name}" Type="${type}"${nullable}${scale}>${said(description)}</Property>`
}

const said = (text: string): string => `<Annotation Term="Org.OData.Core.V1.Description" String="${escaped(text)}"/>`
