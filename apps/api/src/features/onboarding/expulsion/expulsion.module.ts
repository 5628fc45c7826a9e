import { Module } from '@nestjs/common'
import { DecisionModule } from '../decision/decision.module.js'
import { ExpulsionClock } from './expulsion-clock.js'
import { ExpulsionLetters } from './expulsion-letters.js'
import { ExpulsionReader } from './expulsion-reader.js'
import { ExpulsionResolver } from './expulsion.resolver.js'
import { ExpulsionService } from './expulsion.service.js'
import { ExpulsionWork } from './expulsion-work.js'
import { ExpulsionWriter } from './expulsion-writer.js'

/** Who is expelled, and were they heard? */
@Module({ imports: [DecisionModule], providers: [ExpulsionResolver, ExpulsionService, ExpulsionReader, ExpulsionWriter, ExpulsionLetters, ExpulsionWork, ExpulsionClock], exports: [ExpulsionClock] })
export class ExpulsionModule {}
