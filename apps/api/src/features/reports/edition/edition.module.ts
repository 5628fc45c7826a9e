import { Module } from '@nestjs/common'
import { SolverThread } from '../../../core/solver/solver-thread.js'
import { EditionContentsReader } from './edition-contents-reader.js'
import { EditionFieldsResolver } from './edition-fields.resolver.js'
import { EditionFileController } from './edition-file.controller.js'
import { EditionFiles } from './edition-files.js'
import { EditionProtection } from './edition-protection.js'
import { EditionReader } from './edition-reader.js'
import { EditionResolver } from './edition.resolver.js'
import { EditionSeal } from './edition-seal.js'
import { EditionService } from './edition.service.js'
import { EditionSnapshot } from './edition-snapshot.js'
import { EditionStore } from './edition-store.js'
import { EditionWork } from './edition-work.js'
import { EditionWriter } from './edition-writer.js'

const stores = [EditionStore, EditionReader, EditionContentsReader, EditionSnapshot, EditionWriter]

/** What was certified, and what does it rest on? */
@Module({
  controllers: [EditionFileController],
  providers: [...stores, SolverThread, EditionProtection, EditionSeal, EditionService, EditionWork, EditionFiles, EditionResolver, EditionFieldsResolver],
  // What is done as a job is found by the jobs of the whole application.
  exports: [EditionWork, EditionFiles, EditionStore]
})
export class EditionModule {}
