// Starts the preview's page: the sandbox's parts draw the messages, this one chooses the card, shows it as in Anki, and shows the problems.
import { startClock } from '../../sandbox/page/clock.ts'
import { followEvents } from '../../sandbox/page/events.ts'
import { startLayout } from '../../sandbox/page/layout.ts'
import { startMessages } from '../../sandbox/page/messages/list.ts'
import { startTheme } from '../../sandbox/page/theme.ts'
import { startTimes } from '../../sandbox/page/times.ts'
import { startAnki } from './anki.ts'
import { startCards } from './cards.ts'

startTheme()
startLayout()
startCards()
startAnki()
startMessages()
startTimes()
startClock()
followEvents()
