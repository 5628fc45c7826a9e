import { Module } from '@nestjs/common'
import { NetworkModule } from '../../network/network.module.js'
import { ImportWork } from '../../network/network-import/import-work.js'
import { PublicProjectImport } from './public-project-import.js'
import { PublicProjectQueries } from './public-project.queries.js'
import { PublicProjectResolver } from './public-project.resolver.js'

/** What do others do, with whose money? Public lists come in as files of the network do. */
@Module({ imports: [NetworkModule], providers: [PublicProjectImport, PublicProjectQueries, PublicProjectResolver], exports: [PublicProjectQueries] })
export class PublicProjectModule {
  constructor(works: ImportWork, projects: PublicProjectImport) {
    works.add('projects', projects)
  }
}
