import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import type { FrameworkKind } from '@solmu/domain/quality/framework.js'
import type { UnitType } from '@solmu/domain/network/facts.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { nameOf } from '../../network/network.sql.js'

/** A unit that can be bound, with the organisation that runs it today. */
export type BoundUnit = { readonly id: string; readonly name: LocalizedText; readonly type: UnitType; readonly organisation: { readonly id: string; readonly name: LocalizedText } }

/** A released version of a framework that is offered. */
export type VersionToSign = {
  readonly id: string
  readonly frameworkId: string
  readonly code: string
  readonly kind: FrameworkKind
  readonly name: LocalizedText
  readonly number: number
  readonly validFrom: IsoDate
  readonly validTo: IsoDate | null
}

const UNITS = `SELECT u.id, ${nameOf('u')} AS name, u.type, json_build_object('id', o.id, 'name', ${nameOf('o')}) AS organisation
  FROM unit_now u JOIN organisation o ON o.id = u.organisation_id WHERE u.consortium_id = $1 AND u.is_open`

const VERSIONS = `SELECT v.id, f.id AS "frameworkId", f.code, f.kind, v.content->'name' AS name, v.number, v.valid_from AS "validFrom", v.valid_to AS "validTo"
  FROM quality_framework_version v JOIN quality_framework f ON f.id = v.framework_id WHERE v.consortium_id = $1 AND v.state = 'released' AND f.retired_at IS NULL`

/** Who can be bound, and to what. */
@Injectable()
export class CommitmentPlaces {
  constructor(private readonly db: Db) {}

  /** Every open unit by its name. */
  open(): Promise<BoundUnit[]> {
    return this.db.sql<BoundUnit>(`${UNITS} ORDER BY u.name_fi COLLATE "fi-x-icu", u.id`, [currentViewer().consortiumId])
  }

  /** Open units by their ids; those out of sight are not among them. */
  units(ids: readonly string[]): Promise<BoundUnit[]> {
    return this.db.sql<BoundUnit>(`${UNITS} AND u.id = ANY ($2::uuid[])`, [currentViewer().consortiumId, ids])
  }

  /** @throws DomainError NOT_FOUND for one that is closed or out of sight */
  async unit(id: string): Promise<BoundUnit> {
    const [unit] = await this.units([id])
    if (!unit) throw new DomainError('NOT_FOUND', { path: ['unitId'] })
    return unit
  }

  /** @throws DomainError NOT_FOUND for a draft, a retired framework, or one out of sight */
  async version(id: string): Promise<VersionToSign> {
    const [version] = await this.db.sql<VersionToSign>(`${VERSIONS} AND v.id = $2`, [currentViewer().consortiumId, id])
    if (!version) throw new DomainError('NOT_FOUND', { path: ['versionId'] })
    return version
  }

  /** The version of a framework that holds on a day. @throws DomainError NOT_FOUND, COMMITMENT_VERSION when none does */
  async versionOn(frameworkId: string, day: IsoDate): Promise<VersionToSign> {
    const versions = await this.db.sql<VersionToSign>(`${VERSIONS} AND f.id = $2`, [currentViewer().consortiumId, frameworkId])
    if (versions.length === 0) throw new DomainError('NOT_FOUND', { path: ['frameworkId'] })
    const version = versions.find(({ validFrom, validTo }) => validFrom <= day && (validTo === null || validTo > day))
    if (!version) throw new DomainError('COMMITMENT_VERSION', { path: ['dueOn'] })
    return version
  }
}
