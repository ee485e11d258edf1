import { info } from '@actions/core'

// No mode of this version takes a grant, so there is never one to give back.
info('nothing to give back: no administrator grant was taken')
