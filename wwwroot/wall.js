// What only a wall screen does beside live.js. Hears: live:shown after each message that live.js took.
