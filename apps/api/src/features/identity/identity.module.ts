import { Module } from '@nestjs/common'
import { PassportModule } from '@nestjs/passport'
import { LocalStrategy } from './session/local.strategy.js'
import { LoginGuard } from './session/login-guard.js'
import { SessionController } from './session/session.controller.js'
import { SessionService } from './session/session.service.js'
import { Passwords } from './user/passwords.js'
import { ProfileResolver } from './user/profile.resolver.js'
import { ProfileService } from './user/profile.service.js'
import { SetupService } from './user/setup.service.js'

/** Who is this? */
@Module({
  imports: [PassportModule.register({ session: false })],
  controllers: [SessionController],
  providers: [Passwords, LoginGuard, SessionService, LocalStrategy, SetupService, ProfileService, ProfileResolver],
  exports: [SessionService]
})
export class IdentityModule {}
