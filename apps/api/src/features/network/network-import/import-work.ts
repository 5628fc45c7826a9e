import { Injectable } from '@nestjs/common'
import type { ImportKind } from '@solmu/domain/network/import-fields.js'
import type { KindOfWork } from './import-steps.js'
import { OrganisationImport } from './organisation-import.js'
import { UnitImport } from './unit-import.js'

/** The work of each kind of import. */
@Injectable()
export class ImportWork {
  private readonly works: Readonly<Record<ImportKind, KindOfWork>>

  constructor(units: UnitImport, organisations: OrganisationImport) {
    this.works = { units, organisations }
  }

  of(kind: ImportKind): KindOfWork {
    return this.works[kind]
  }
}
