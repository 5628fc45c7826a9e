import { Module } from '@nestjs/common'
import { RulesResolver } from './rules.resolver.js'
import { RulesService } from './rules.service.js'
import { RulesStore } from './rules-store.js'

/** What is asked of applicants, and who decides? */
@Module({ providers: [RulesResolver, RulesService, RulesStore], exports: [RulesService] })
export class RulesModule {}
