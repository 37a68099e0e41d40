import '@openhall/ui/styles.css';
import { startIslands } from '@openhall/server-render/client';
import { startReading } from '@openhall/ui/behaviours/reading.ts';

// A module script runs when the document has been parsed, so everything it looks for is there.
startIslands();
startReading();
