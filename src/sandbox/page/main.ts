// Starts the page: each part draws itself from the state, then the sandbox's events are followed.
import { startClock } from './clock.ts'
import { startClockPanel } from './clock-panel.ts'
import { startComposer } from './commands/composer.ts'
import { followEvents } from './events.ts'
import { startLayout } from './layout.ts'
import { startLog } from './log.ts'
import { startMessages } from './messages/list.ts'
import { startSidebar } from './sidebar.ts'
import { startTheme } from './theme.ts'
import { startTimes } from './times.ts'

startTheme()
startLayout()
startSidebar()
startMessages()
startComposer()
startLog()
startTimes()
startClockPanel()
startClock()
followEvents()
