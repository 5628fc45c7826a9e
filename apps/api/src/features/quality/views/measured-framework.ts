import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import type { FrameworkContent } from '@solmu/domain/quality/framework.js'
import { lastReleased, versionOn } from '@solmu/domain/quality/framework-versions.js'
import { isSameMeasure } from '@solmu/domain/quality/quality-result.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import { FrameworkReader, type VersionRow } from '../framework/framework-reader.js'

/** A framework with what its released versions say, and the one through which it is looked at. */
export type Measured = {
  readonly version: VersionRow
  readonly content: FrameworkContent
  readonly versions: readonly VersionRow[]
  readonly contents: ReadonlyMap<string, FrameworkContent>
  /** The versions that measure the same as the one that is shown, itself among them. */
  readonly alike: readonly string[]
}

/** Finds the version through which results are looked at, and which others measure the same. */
@Injectable()
export class MeasuredFrameworks {
  constructor(private readonly frameworks: FrameworkReader) {}

  /**
   * @param versionId null for the version in force on the day, or else the last one that was released
   * @throws DomainError NOT_FOUND for a framework or version that there is not, was never released, or has no criteria
   */
  async of(frameworkId: string, versionId: string | null, day: IsoDate): Promise<Measured> {
    const versions = (await this.frameworks.versionsOf(frameworkId)).filter(({ state }) => state === 'released')
    const version = versionId === null ? (versionOn(versions, day) ?? lastReleased(versions)) : versions.find(({ id }) => id === versionId)
    const contents = await this.contents(versions.map(({ id }) => id))
    const content = version && contents.get(version.id)
    if (!version || !content || content.sections.length === 0) throw new DomainError('NOT_FOUND', { path: [versionId === null ? 'frameworkId' : 'versionId'] })
    const alike = [...contents].flatMap(([id, other]) => (isSameMeasure(content, other) ? [id] : []))
    return { version, content, versions, contents, alike }
  }

  /** What some versions say, in one statement. */
  async contents(versionIds: readonly string[]): Promise<Map<string, FrameworkContent>> {
    const found = await Promise.all([...new Set(versionIds)].map(async (id) => [id, await this.frameworks.contentOf(id)] as const))
    return new Map(found.flatMap(([id, content]) => (content ? [[id, content] as const] : [])))
  }
}
