import { Module } from '@nestjs/common'
import { AgreementModule } from './agreement/agreement.module.js'
import { MandateModule } from './mandate/mandate.module.js'

/** Who decides what, under which rules? */
@Module({ imports: [MandateModule, AgreementModule], exports: [MandateModule, AgreementModule] })
export class GovernanceModule {}
