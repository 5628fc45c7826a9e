import { Injectable } from '@nestjs/common'
import type { ImportKind } from '@solmu/domain/network/import-fields.js'
import type { KindOfWork } from './import-steps.js'
import { OrganisationImport } from './organisation-import.js'
import { UnitImport } from './unit-import.js'

/** The work of each kind of import; other features add theirs when the application starts. */
@Injectable()
export class ImportWork {
  private readonly works = new Map<ImportKind, KindOfWork>()

  constructor(units: UnitImport, organisations: OrganisationImport) {
    this.add('units', units)
    this.add('organisations', organisations)
  }

  add(kind: ImportKind, work: KindOfWork): void {
    this.works.set(kind, work)
  }

  of(kind: ImportKind): KindOfWork {
    const work = this.works.get(kind)
    if (!work) throw new Error(`Nothing brings in ${kind}`)
    return work
  }
}
