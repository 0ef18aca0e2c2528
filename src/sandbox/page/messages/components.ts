// Draws the components of a message: layout here, buttons and selects in their own files.
import { element } from '../element.ts'
import { markdown } from '../markdown/show.ts'
import { kinds, type MessageComponent } from '../wire.ts'
import { accent } from './accent.ts'
import { buttonElement } from './buttons.ts'
import { coverSpoiler, fileElement, gallery, picture } from './media.ts'
import { selectElement } from './select.ts'

/** A top-level component, or one inside a container, of the message with this id. */
export function componentElement(component: MessageComponent, messageId: string): HTMLElement {
  switch (component.type) {
    case kinds.textDisplay:
      return markdown(component.content)
    case kinds.actionRow:
      return element(
        'div',
        { class: 'action-row' },
        ...component.components.map(control =>
          control.type === kinds.button ? buttonElement(control, messageId) : selectElement(control, messageId),
        ),
      )
    case kinds.section:
      return element(
        'div',
        { class: 'section' },
        element('div', { class: 'section-text' }, ...component.components.map(text => markdown(text.content))),
        component.accessory.type === kinds.button
          ? buttonElement(component.accessory, messageId)
          : picture(
              component.accessory.media,
              component.accessory.description,
              'thumbnail',
              component.accessory.spoiler,
            ),
      )
    case kinds.mediaGallery:
      return gallery(component.items)
    case kinds.file: {
      const file = fileElement(component.file.url, component.name, component.size)
      return component.spoiler === true ? coverSpoiler(file) : file
    }
    case kinds.separator:
      return element('hr', {
        class: `separator${component.divider === false ? ' invisible' : ''}${component.spacing === 2 ? ' large' : ''}`,
      })
    case kinds.container: {
      const children = component.components.map(child => componentElement(child, messageId))
      const container = accent(element('section', { class: 'container' }, ...children), component.accent_color)
      return component.spoiler === true ? coverSpoiler(container) : container
    }
    default:
      return unknown(component)
  }
}

/** A component that Discord has and this page does not draw: said, not hidden. */
function unknown(component: { type: number }): HTMLElement {
  return element('p', { class: 'no-picture' }, `component of type ${component.type}, which the sandbox does not draw`)
}
