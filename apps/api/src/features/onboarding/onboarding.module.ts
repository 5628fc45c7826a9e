import { Module } from '@nestjs/common'
import { ApplicationModule } from './application/application.module.js'

/** Who wants to join, who has joined, and how do they leave? */
@Module({ imports: [ApplicationModule], exports: [ApplicationModule] })
export class OnboardingModule {}
