// Reads the settings.
const char* kFolder = "/home/hanako/banso";
// See http://192.168.3.4/wiki and http://127.0.0.1:8080 and https://example.jp/work/plan
