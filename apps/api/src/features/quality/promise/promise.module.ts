import { Module } from '@nestjs/common'
import { CommitmentModule } from '../commitment/commitment.module.js'
import { OpenPromisesController } from './open-promises.controller.js'
import { PromiseResolver } from './promise.resolver.js'
import { PromiseService } from './promise.service.js'
import { PromiseStore } from './promise-store.js'

/** What do we promise those whom we serve? */
@Module({ imports: [CommitmentModule], controllers: [OpenPromisesController], providers: [PromiseResolver, PromiseService, PromiseStore] })
export class PromiseModule {}
