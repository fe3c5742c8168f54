package nx

// Why a function of the live service is refused in a formula.
const (
	refusedEffect = "side_effects"    // changes or makes something
	refusedWindow = "needs_window"    // shows or asks something
	refusedCloud  = "needs_service"   // asks the service or another computer
	refusedLater  = "not_offered_yet" // computes, but is not built
	refusedGuide  = "not_a_function"  // stands in guides only
)

// refused are functions of the live service that a formula may not call, with the reason.
var refused = reasons(map[string][]string{
	refusedEffect: {
		"set", "setItem", "removeItem", "invalidate", "sendCommand", "createTempFile", "createTextFile", "createXLSX", "createZipFile", "importFile",
		"removeFile", "renameFile", "shareFile", "unshareFile", "shareView", "unshareView", "unshareAllViews", "printAndSaveRecord",
		"createCalendarEvent", "createCalendarReminder", "duplicate",
	},
	refusedWindow: {
		"alert", "dialog", "openRecord", "popupRecord", "closeRecord", "openTable", "openPage", "openURL", "openFullscreen", "printRecord",
		"printTable", "barcodeScan", "sleep", "waitForSync",
	},
	refusedCloud: {
		"http", "sendEmail", "queryConnection", "location", "teamId", "databaseId", "tableId", "fieldId", "clientLang", "ninoxApp", "isAdminMode",
		"files", "file",
	},
	refusedLater: {
		"user", "users", "userId", "userName", "userEmail", "userFirstName", "userLastName", "userFullName", "userRole", "userRoles", "userHasRole",
		"html", "styled", "icon", "color", "url", "raw", "parseXML", "formatXML", "parseCSV", "formatCSV", "cached", "eval",
	},
	refusedGuide: {"and", "or", "average"},
})

func reasons(lists map[string][]string) map[string]string {
	all := map[string]string{}
	for reason, names := range lists {
		for _, name := range names {
			all[name] = reason
		}
	}
	return all
}
