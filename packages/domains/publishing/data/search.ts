import {
  bestPassage,
  connectionPlaceholder,
} from '@openhall/search';
