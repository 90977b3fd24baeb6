/** A worker whose file keeps it busy for ever. */
console.log('{"kind":"ready"}');
setInterval(() => {}, 1000);
