import { Parent, ResolveField, Resolver } from '@nestjs/graphql'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Db } from '../../../core/db/db.js'
import { Loaders } from '../../../core/graphql/loaders.js'
import { AuditEntryType, AuditNameType } from './audit-entry.graphql.js'

const anyId = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi

/** Puts names to the ids in an entry, so that nobody has to read ids; the trail itself keeps the ids alone. */
@Resolver(() => AuditEntryType)
export class AuditNamesResolver {
  constructor(
    private readonly db: Db,
    private readonly loaders: Loaders
  ) {}

  @ResolveField(() => [AuditNameType], {
    description: 'The people, units and organisations whose ids stand in its changes and details, as far as the viewer may see them.'
  })
  async names(@Parent() { changes, details }: AuditEntryType): Promise<AuditNameType[]> {
    const texts = [...changes.flatMap(({ before, after }) => [...(before ?? []), ...(after ?? [])]), ...Object.values(details).map(String)]
    const ids = [...new Set(texts.flatMap((text) => text.toLowerCase().match(anyId) ?? []))]
    const loader = this.loaders.of<LocalizedText>('auditNames', (keys) => this.read(keys))
    const found = await Promise.all(ids.map(async (id) => ({ id, name: (await loader.load(id))[0] })))
    return found.flatMap(({ id, name }) => (name ? [{ id, name }] : []))
  }

  /** Row-level security answers for what the viewer may know. */
  private read(ids: readonly string[]): Promise<{ key: string; value: LocalizedText }[]> {
    const named = (fi: string, sv: string, en: string) => `json_build_object('fi', ${fi}, 'sv', ${sv}, 'en', ${en}) AS value`
    return this.db.sql(
      `SELECT id::text AS key, ${named('display_name', 'display_name', 'display_name')} FROM app_user WHERE id = ANY ($1::uuid[])
       UNION ALL SELECT id::text, ${named('name_fi', 'name_sv', 'name_en')} FROM unit_now WHERE id = ANY ($1::uuid[])
       UNION ALL SELECT id::text, ${named('name_fi', 'name_sv', 'name_en')} FROM organisation WHERE id = ANY ($1::uuid[])`,
      [ids]
    )
  }
}
